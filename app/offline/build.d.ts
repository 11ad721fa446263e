/** What vite.config.ts writes into the build. */

/** Folder of the model's parts on another host; null for the page's own. */
declare const __MODEL_MIRROR__: string | null;
/** Hosts that models may be taken from, as in the policy; null for any. */
declare const __MODEL_HOSTS__: readonly string[] | null;

/** For the service worker alone: what it keeps, and the page's policy. */
declare const __OFFLINE_FILES__: import('../link/built_files').OfflineFiles;
declare const __CONTENT_POLICY__: string;
