// SPDX-License-Identifier: Apache-2.0
// The console: starts what runs in the background, then draws the page that the address names.
import { render } from 'preact';
import { startLive } from './net/live';
import { Frame } from './pages/frame';
import { followAddress } from './state/route';
import { startOutbox } from './state/outbox';
import { startSession } from './state/session';
import { startSettings } from './state/settings';

startSettings();
followAddress();
void startSession();
startLive();
startOutbox();
// Only over TLS or on this machine; elsewhere the console works without.
void navigator.serviceWorker?.register('/worker.js').catch(() => undefined);
const place = document.getElementById('app');
if (place) render(<Frame />, place);
