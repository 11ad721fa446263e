import type { Experiment, RecordContext, Unit } from '../../pipeline/record/experiment';
import type { Engine } from '../../workers/engine/engine';
import type { TinyRegions } from './tiny_regions';

/** What a recording computes with: a tiny model, its regions, and a corpus that holds everything else too. */
export function recordContext(engine: Engine, regions: TinyRegions, corpus: string): RecordContext {
  return {
    engine,
    regionIndex: regions.index,
    discovery: (size) => Promise.reject(new Error(`the regions of ${size} are asked for`)),
    corpus,
    tasks: corpus,
    cache: corpus,
    log: () => {},
  };
}

/** One unit of an experiment's plan. */
export async function unitOf<F>(
  experiment: Experiment<F>,
  context: RecordContext,
  id: string,
): Promise<Unit<F>> {
  const unit = (await experiment.units(context)).find((one) => one.id === id);
  if (!unit) throw new Error(`no unit ${id}`);
  return unit;
}
