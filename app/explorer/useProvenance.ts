import { DEFAULT_MODEL } from '../../workers/model/default_model';
import { displayName } from '../engine/status';
import { type Provenance, provenanceOf } from '../export/provenance';
import { toRecipe } from '../link/settings';
import { linkTo } from '../state/location';
import { useEngineState, useRecorded, useShared } from './context';

type Origin = 'live' | 'recorded';

/** Hash of the model that computed what is shown. */
export function useModelSha256(): string {
  const recorded = useRecorded();
  const loaded = useEngineState(({ status }) => (status.state === 'ready' ? status.info.modelSha256 : null));
  return loaded ?? (recorded.state === 'there' ? recorded.recorded.modelSha256 : 'unknown');
}

/** What an export of the explorer's panels says: model, recipe, text, back end, and whether it was live. */
export function useProvenance(): (figure: string, text: string, origins: readonly Origin[]) => Provenance {
  const shared = useShared();
  const recorded = useRecorded();
  const modelSha256 = useModelSha256();
  const info = useEngineState(({ status }) => (status.state === 'ready' ? status.info : null));
  return (figure, text, origins) => {
    const isLive = origins.includes('live');
    const file = recorded.state === 'there' ? recorded.recorded : null;
    const live = isLive && info !== null ? `${info.backend.name} x${info.backend.threads}` : null;
    const earlier =
      origins.includes('recorded') && file !== null ? `${file.backend}, ${file.madeWith}` : null;
    return provenanceOf(
      {
        figure,
        model: info === null ? DEFAULT_MODEL.name : displayName(info.modelName),
        modelSha256,
        recipe: JSON.stringify(toRecipe(shared)),
        text,
        backend: [live, earlier].filter((one) => one !== null).join(' and '),
        origin: [...new Set(origins)].join(' and '),
      },
      linkTo(shared, location.href),
    );
  };
}
