import { expect, test } from '@playwright/test';
import { tinyModel } from '../../support/tiny_model';
import { ExplorerPage } from '../support/explorer_page';
import { openFile } from '../support/worker';

test('the panels inside the model follow an edit, the pointer and the keyboard, and stand in the link', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&prompt=the+university&edit=post_attention_norm:1:3:x40');
  await openFile(page, tinyModel('gemma3').gguf);
  await explorer.ready(/Tiny gemma3/);
  await page.getByRole('button', { name: 'Look inside' }).click();
  const next = page.getByRole('region', { name: 'Next tokens' });
  await expect(next.getByText(/Edited would say/)).toBeVisible();
  await expect(next.getByText(/the first token/)).toBeVisible();

  await explorer.editedText().locator('[data-segment="2"]').hover();
  await expect(next.getByText(/Token 3 of the edited text/)).toBeVisible();
  await expect(page).toHaveURL(/inside=next-edited-2-none/);

  await page.getByRole('button', { name: 'Logit lens' }).click();
  const lens = page.getByRole('region', { name: 'Logit lens' });
  const picture = lens.getByRole('application', { name: /KL/ });
  await picture.focus();
  await page.keyboard.press('Control+Home');
  await expect(picture.getByText(/After layer 2, at .* bits apart/)).toBeVisible();

  await page.getByRole('button', { name: 'Residual stream' }).click();
  const residual = page.getByRole('region', { name: 'Residual stream' });
  await residual.getByRole('button', { name: /norm before attention, layer 1, dimension 3 ×4/ }).click();
  await expect(page).toHaveURL(/attn_norm:1:3:x4/);

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('region', { name: 'Perplexity' })).toBeHidden();
  await residual.getByRole('button', { name: 'Perplexity' }).click();
  await expect(page.getByRole('region', { name: 'Perplexity' })).toBeVisible();
  explorer.expectNoComplaints();
});
