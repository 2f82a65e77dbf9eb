// Starts the full page.
import { start } from './switchboard.js';

const root = document.getElementById('switchboard');
start().then((application) => application.mount_page(root));
