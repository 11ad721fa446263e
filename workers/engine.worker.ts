import { expose } from 'comlink';
import { browserEnvironment } from './engine/browser_environment';
import { Engine } from './engine/engine';
import { registerErrorTransfer } from './rpc';

registerErrorTransfer();
// One folder below the page, both in the build (assets/) and in development (workers/).
const pageUrl = new URL('../', self.location.href).href;
expose(new Engine(browserEnvironment(pageUrl)));
