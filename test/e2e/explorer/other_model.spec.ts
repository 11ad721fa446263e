import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { OTHER_MODELS, otherModelPath } from '../../../pipeline/model/other_models';
import { readGolden } from '../../support/golden';
import { ExplorerPage } from '../support/explorer_page';

const { name } = OTHER_MODELS.smollm2;
const file = otherModelPath('smollm2');
const golden = readGolden('smollm2-135m');
const DIMENSION = 507;
const edit = golden.edits.find(
  ({ edit: { where } }) => where === `attn_norm of layer 1, dimension ${DIMENSION}`,
);
/** The page draws line ends as signs. */
const firstLine = (text: string) => text.trim().split('\n')[0] ?? '';

if (!existsSync(file)) test.skip(`${name} is skipped: "npm run model -- smollm2" fetches its file`, () => {});
else
  test(`${name} is opened from disk: it writes, loses its words by one parameter, and gives way`, async ({
    page,
  }) => {
    const explorer = new ExplorerPage(page);
    await explorer.open();
    await page.getByText('Engine', { exact: true }).click();
    await expect(page.getByText(/Architectures gemma3, .*qwen3/)).toBeVisible();
    await page.locator('input[type=file][accept=".gguf"]').setInputFiles(file);
    await explorer.ready(/smollm2/i);
    await expect(page.getByText(/asks for no token before a text \(BOS\)/)).toBeVisible();
    await page.keyboard.press('Escape');

    const { prompt = '', text = '' } = edit?.greedy ?? {};
    const intact = golden.greedy.find((one) => one.prompt === prompt)?.text ?? 'none';
    await explorer.generate(prompt);
    await explorer.settled();
    await expect(explorer.baseText()).toContainText(firstLine(intact));

    // What is known of the default model alone is not offered for another one.
    await expect(explorer.switches.getByRole('button', { name: /^Norm after attention/ })).toHaveCount(0);
    await explorer.switches.getByText('Another dimension or weight').click();
    await explorer.switches.getByRole('spinbutton', { name: 'Dimension' }).fill(String(DIMENSION));
    await page.keyboard.press('Tab');
    await explorer.switches.getByRole('button', { name: 'Add this edit' }).click();
    await explorer.settled();
    await expect(explorer.editedText()).toContainText(firstLine(text));

    await page.getByText('Engine', { exact: true }).click();
    await page.getByRole('button', { name: 'Back to the default model' }).click();
    await explorer.ready('Gemma 3 270M');
    explorer.expectNoComplaints();
  });
