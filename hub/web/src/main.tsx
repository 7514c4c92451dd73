// SPDX-License-Identifier: Apache-2.0
// The console: starts what runs in the background, then draws the page that the address names.
import { render } from 'preact';
import { startLive } from './net/live';
import { Frame } from './pages/frame';
import { followAddress } from './state/route';
import { startSettings } from './state/settings';
import { startOutbox } from './state/outbox';

startSettings();
followAddress();
startLive();
startOutbox();
const place = document.getElementById('app');
if (place) render(<Frame />, place);
