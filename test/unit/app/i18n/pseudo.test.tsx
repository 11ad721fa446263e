// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises';
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { App } from '../../../../app/App';
import type { RecordedFile } from '../../../../app/figures/recorded';
import { tourEn } from '../../../../app/i18n/tour.en';
import { LANGUAGES } from '../../../../app/languages/languages';
import { EXPERIMENT_IDS } from '../../../../app/link/experiments';
import type { StepId } from '../../../../app/link/tour_steps';
import { TOUR } from '../../../../app/tour/steps';
import { MATRICES } from '../../../../workers/model/shape';
import { openPage } from '../../../support/page';
import { pseudo, speakPseudo, untranslated } from '../../../support/pseudo_locale';

const RECORDED = 'public/recorded/gemma-3-270m';
const json = async (path: string): Promise<RecordedFile> => JSON.parse(await readFile(path, 'utf8'));

beforeAll(speakPseudo);

/** Proper names; a narrow chart may show the beginning of one. */
const NAMES: readonly string[] = [
  ...LANGUAGES.flatMap(({ name, ownName, code }) => [name, ownName, code]),
  ...MATRICES,
  'LLaMA-2-13B',
];
const isName = (text: string) =>
  text
    .split(/[\s,;:·∩×&()/→]+/)
    .every((word) => !/\p{L}{2,}/u.test(word) || NAMES.some((name) => name.startsWith(word)));

describe('the pseudo-locale', () => {
  it('keeps values and terms, and is longer', () => {
    expect(pseudo('{{count}} texts of [core](core-region)')).toBe(
      '⟦{{count}} téxtš óf [çóré](core-region)~~~~~~~~~~~~~~~~⟧',
    );
  });

  it('is seen on the whole explorer', async () => {
    await openPage(<App />, { hash: '#v1&off=ar', recorded: await json(`${RECORDED}.json`) });
    expect(untranslated(document.body).filter((text) => !isName(text))).toEqual([]);
  });

  it.each(EXPERIMENT_IDS)('is seen on the experiment %s', async (id) => {
    const experiments = { [id]: await json(`${RECORDED}/${id}.json`) };
    await openPage(<App />, { hash: `#v1&page=${id}`, experiments });
    await waitFor(() => expect(document.querySelector('.experiment-figure')).not.toBeNull());
    expect(untranslated(document.body).filter((text) => !isName(text))).toEqual([]);
  });

  it('is seen on every step of the tour', async () => {
    const { user } = await openPage(<App />, { hash: `#v1&tour=${TOUR[0]?.id}` });
    const card = await screen.findByRole('complementary');
    const whole = (id: StepId) =>
      expect(
        untranslated(card).filter((text) => !isName(text)),
        id,
      ).toEqual([]);
    for (const { id } of TOUR) {
      await waitFor(() => expect(card.textContent).toContain(pseudo(tourEn.steps[id].title)));
      whole(id);
      const primary = () => card.querySelector<HTMLButtonElement>('button.primary') as HTMLButtonElement;
      if (primary().textContent === pseudo(tourEn.doAndGoOn)) await user.click(primary());
      await waitFor(() => expect(card.textContent).toContain(pseudo(tourEn.look)));
      whole(id);
      await user.click(primary());
    }
  });

  it.each(['Paper', 'Share', 'Lectures', 'Glossary', 'About'])('is seen in the dialog %s', async (name) => {
    const { user } = await openPage(<App />, {});
    await user.click(screen.getByText(pseudo('Menu')));
    await user.click(screen.getByRole('button', { name: pseudo(name) }));
    const dialog = await screen.findByRole('dialog');
    // The model's terms, a citation and a link are theirs to the letter.
    const literal = /^(ai\.google\.dev|Gemma is provided|https?:|LLaMA-2|MMLU$)/;
    expect(untranslated(dialog).filter((text) => !isName(text) && !literal.test(text))).toEqual([]);
  });
});
