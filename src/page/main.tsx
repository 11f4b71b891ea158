import { render } from 'preact';
import './style/page.css';

const desk = document.getElementById('desk');
if (desk) render(<main>Parley</main>, desk);
