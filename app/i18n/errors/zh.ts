import { commandsZh } from './commands.zh';
import { engineZh } from './engine.zh';
import { modelZh } from './model.zh';
import { pageZh } from './page.zh';
import { regionsZh } from './regions.zh';
import { tasksZh } from './tasks.zh';

/** 错误所说的全部内容；英文在 workers/errors/texts。 */
export const errorsZh = { ...modelZh, ...regionsZh, ...tasksZh, ...engineZh, ...pageZh, ...commandsZh };
