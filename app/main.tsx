import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from './browser/isolated';
import './styles/theme.css';
import './styles/layout.css';
import './styles/hidden.css';
import './styles/controls.css';
import './styles/overlays.css';
import './styles/panels.css';
import './styles/access.css';
import './i18n';
import { App, type LectureLinks } from './App';
import { AddressBar } from './browser/history';
import { ExplorerContext } from './explorer/context';
import { wireExplorer } from './explorer/wire';
import { showLocale, storedLocale } from './frame/locale';
import { applyTheme, storedTheme } from './frame/theme';
import { isLectureHash } from './link/lecture_place';
import { hashOfAddress } from './link/travelled';
import { startOffline } from './offline/start';
import { connectLocation } from './state/location';
import { Boundary } from './ui/Boundary';

applyTheme(storedTheme());
const { hash, pathname } = hashOfAddress(window.location);
// A lecture's link holds no state of its own: it is taken out of the address once it is read.
const lectureHash = isLectureHash(hash) ? hash : null;
if (lectureHash !== null || pathname !== window.location.pathname)
  new AddressBar(
    window,
    () => pathname + window.location.search + (lectureHash === null ? hash : ''),
  ).replace();
const explorer = wireExplorer(lectureHash === null ? hash : '');
const lectureLinks: LectureLinks = createStore<string | null>(() => lectureHash);
connectLocation(
  explorer.store,
  window,
  () => explorer.own.isThere(),
  (link) => lectureLinks.setState(link, true),
);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
// In another language than the bundled one, its texts first; without them the page is in English.
await showLocale(storedLocale()).catch((error: unknown) => console.info('The page stays in English:', error));
createRoot(root).render(
  <StrictMode>
    <ExplorerContext value={explorer}>
      <Boundary isPage>
        <App lectureLinks={lectureLinks} />
      </Boundary>
    </ExplorerContext>
  </StrictMode>,
);

startOffline();

// After the first paint, so that recorded results come before anything of the engine.
function loadWhatIsKept(): void {
  const { model } = explorer.store.getState().shared;
  if (model === null) void explorer.client.loadIfCached();
  else if (model.address !== null) void explorer.client.openKept(model.address);
}
requestAnimationFrame(() => setTimeout(loadWhatIsKept, 200));
