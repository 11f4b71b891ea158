import { render } from 'preact';
import { App } from './App.js';
import { sourceOf } from './record/source.js';
import './style/page.css';

const desk = document.getElementById('desk');
if (desk) render(<App source={sourceOf(document)} />, desk);
