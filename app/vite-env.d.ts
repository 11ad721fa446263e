/** Version of package.json and the git revision of the build; see vite.config.ts. */
declare const __EXPLORER_VERSION__: string;
