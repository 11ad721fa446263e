import { EXPLORER_NAME, EXPLORER_VERSION } from './provenance';
import { wellFormed } from './well_formed';

/** The paper as it stands in the ACL Anthology. */
export const PAPER_BIBTEX = `@inproceedings{zhang-etal-2024-unveiling-linguistic,
  title     = {Unveiling Linguistic Regions in Large Language Models},
  author    = {Zhang, Zhihao and Zhao, Jun and Zhang, Qi and Gui, Tao and Huang, Xuanjing},
  booktitle = {ACL 2024, Long Papers},
  year      = {2024},
  pages     = {6228--6247},
  url       = {https://aclanthology.org/2024.acl-long.338/},
  eprint    = {2402.14700},
  archivePrefix = {arXiv}
}`;

export interface CitedFigure {
  /** What is cited, in words. */
  readonly title: string;
  readonly modelSha256: string;
  readonly link: string;
  readonly accessed: Date;
}

/** Takes what would end or break a BibTeX field out of a text. */
const field = (text: string) =>
  wellFormed(text)
    .replace(/[{}\\]/g, '')
    .replace(/\s+/g, ' ');

/** A figure of the explorer: what was set, which model, which version, and when it was seen. */
export function figureBibtex({ title, modelSha256, link, accessed }: CitedFigure): string {
  const day = accessed.toISOString().slice(0, 10);
  return `@misc{linguistic-regions-explorer-${day},
  title        = {${field(title)}},
  howpublished = {${EXPLORER_NAME}, version ${field(EXPLORER_VERSION)}},
  year         = {${day.slice(0, 4)}},
  url          = {${link.replace(/[{}\\]/g, encodeURIComponent)}},
  note         = {Model file SHA-256 ${modelSha256}. Accessed ${day}}
}`;
}
