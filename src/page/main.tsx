import { hydrate, render } from 'preact';
import { App } from './App.js';
import { sourceOf } from './record/source.js';
import { parseRoute } from './route.js';
import './style/page.css';

const desk = document.getElementById('desk');
if (desk) {
  const app = <App source={sourceOf(document)} />;
  // The single file brings Today drawn already (see `prerender.tsx`): there it is only brought to life.
  if (desk.firstElementChild && parseRoute(location.hash).view === 'today') {
    hydrate(app, desk);
    for (const opened of desk.querySelectorAll('details[open]')) opened.dispatchEvent(new Event('toggle'));
  } else {
    desk.textContent = '';
    render(app, desk);
  }
  document.documentElement.classList.remove('still', 'elsewhere');
}
