import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

/**
 * The smallest program that does what is measured: one page asks, which is stored and passed on;
 * another lets it in with a click, and its picture comes. No account, no door: every message goes to
 * all other pages.
 */
const page = `<!doctype html><title>Bare</title>
<button id="ask">Ask</button><button id="allow">Allow</button><p></p>
<video autoplay playsinline muted></video>
<script type="module">
const line = new WebSocket(location.origin.replace('http', 'ws'));
const say = (message) => line.send(JSON.stringify(message));
const own = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
const open = () => {
  const pc = new RTCPeerConnection();
  own.getTracks().forEach((track) => pc.addTrack(track, own));
  pc.onicecandidate = ({ candidate }) => candidate && say({ candidate });
  pc.ontrack = ({ streams }) => (document.querySelector('video').srcObject = streams[0]);
  return pc;
};
const describe = async () => {
  await pc.setLocalDescription();
  say({ description: pc.localDescription });
};
let pc;
let turn = Promise.resolve();
const hear = async ({ asks, allowed, description, candidate }) => {
  if (asks) document.querySelector('p').textContent = asks;
  if (allowed) {
    pc = open();
    await describe();
  }
  if (description) {
    if (description.type === 'offer') pc = open();
    await pc.setRemoteDescription(description);
    if (description.type === 'offer') await describe();
  }
  if (candidate) await pc.addIceCandidate(candidate);
};
line.onmessage = ({ data }) => (turn = turn.then(() => hear(JSON.parse(data))));
document.querySelector('#ask').onclick = () =>
  fetch('/asks', { method: 'POST', body: JSON.stringify({ asks: document.title }) });
document.querySelector('#allow').onclick = () => say({ allowed: true });
</script>`;

export async function openBareCall(commit: () => Promise<unknown>) {
  const server = createServer((request, response) => {
    if (request.method !== 'POST')
      return void response.setHeader('content-type', 'text/html').end(page);
    void (async () => {
      const said = await text(request);
      await commit();
      sockets.clients.forEach((client) => client.send(said));
      response.end();
    })();
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) =>
    socket.on('message', (said: Buffer) =>
      sockets.clients.forEach((client) => client !== socket && client.send(said.toString())),
    ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      sockets.clients.forEach((client) => client.terminate());
      server.close();
    },
  };
}
