import { useStore } from 'zustand';
import { announcements } from './announcer';

/**
 * The one polite live region of the page. Each announcement is an element of its own, so that only what is new is
 * read; dialogs leave it in the accessibility tree (`data-live-announcer`).
 */
export function Announcer() {
  const said = useStore(announcements);
  return (
    <div className="visually-hidden" role="status" aria-atomic="false" data-live-announcer="true">
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
