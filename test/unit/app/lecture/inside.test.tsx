// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Slide } from '../../../../app/lecture/Slide';
import { openPage } from '../../../support/page';

const step = {
  id: 'a',
  title: 'What it says instead',
  notes: '',
  link: '',
  shows: 'both',
  predict: false,
} as const;
const slide = (hidden: boolean) => (
  <Slide step={step} hidden={hidden} focused={null} fit={{ rows: 7, scale: 1 }} />
);

it('a slide whose link has a panel inside the model open shows it, in place of texts and languages', async () => {
  await openPage(slide(false), { hash: '#v1&core=1&inside=next-base-0-none' });
  await screen.findByRole('region', { name: 'Next tokens' });
  expect(screen.queryByText('Base')).toBeNull();
});

it('does not show it before the audience has guessed', async () => {
  const { engine, ready, finish } = await openPage(slide(true), {
    hash: '#v1&core=1&inside=next-base-0-none',
  });
  await ready();
  await finish();
  expect(screen.queryByRole('region', { name: 'Next tokens' })).toBeNull();
  expect(engine.log.filter((line) => line.startsWith('next'))).toEqual([]);
});
