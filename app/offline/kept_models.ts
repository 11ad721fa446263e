import { FetchedStore, type KeptModel, sizeOfFiles } from '../../workers/model/fetched_store';

export type { KeptModel } from '../../workers/model/fetched_store';

const store = () => FetchedStore.open(document.baseURI);

/** Models from addresses that this browser keeps, whole or in part. */
export async function keptModels(): Promise<readonly KeptModel[]> {
  try {
    return (await (await store())?.list()) ?? [];
  } catch (error) {
    console.info('The models that are kept could not be listed:', error);
    return [];
  }
}

/** @throws where the browser refuses */
export async function removeKeptModel(address: string): Promise<void> {
  await (await store())?.remove(address);
}

/** Bytes of the whole model. */
export const sizeOfKept = ({ files }: KeptModel): number => sizeOfFiles(files);
