import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useResults, useSharedFields } from '../../explorer/context';
import { useModelSha256, useProvenance } from '../../explorer/useProvenance';
import { CiteButton } from '../../export/CiteButton';
import type { Cell } from '../../export/csv';
import { ExportButtons } from '../../export/ExportButtons';
import { type ShownText, WRITERS } from '../../state/results';
import { Floating } from '../../ui/Floating';

const HEAD = ['text', 'at', 'token', 'bytes', 'surprisal_nats', 'origin'];

/** The two texts on screen as files, token by token, and how to cite them. */
export function TextsExport({ block }: { readonly block: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const { prompt } = useSharedFields('prompt');
  const texts = useResults((results) => results.texts);
  const provenance = useProvenance();
  const modelSha256 = useModelSha256();
  const shown = WRITERS.flatMap((variant) => {
    const text = texts[variant] ?? null;
    return text === null ? [] : [{ variant, ...text }];
  });
  const known = () =>
    provenance(
      'texts',
      `prompt: ${prompt}`,
      shown.map(({ origin }) => origin),
    );
  return (
    <Floating className="to-end to-top exports" title={t('export.title')}>
      <ExportButtons
        figure={{
          name: 'texts',
          drawings: async () => {
            const { drawText } = await import('../../export/text_drawing');
            return block.current === null ? [] : [drawText(block.current)];
          },
          lines: () => [HEAD, ...shown.flatMap(linesOf)],
          data: () => ({ prompt, texts: shown }),
          provenance: known,
        }}
      />
      <CiteButton figure={t('generation.title')} modelSha256={modelSha256} />
    </Floating>
  );
}

function linesOf({ variant, tokens, origin }: ShownText & { readonly variant: string }): readonly Cell[][] {
  return tokens.map(({ piece, surprisal }, at) => [
    variant,
    at + 1,
    piece.text,
    piece.bytes ?? '',
    surprisal,
    origin,
  ]);
}
