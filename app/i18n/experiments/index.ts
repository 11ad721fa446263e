import { shellEn } from './shell.en';

/** English texts of the experiments, one file each; they come with the experiments' own script. */
export const experimentsEn = {
  shell: shellEn,
};
