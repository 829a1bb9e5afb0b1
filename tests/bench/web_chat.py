# SPDX-License-Identifier: GPL-3.0-or-later
"""The same texts in a plain chat page in Chromium: how long until its end is painted, what it takes, how it scrolls.

The page tells its figures itself, to a small server here. Where there is no Chromium this says so.
"""
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import threading
import time

import measure

NAMES = ('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome')
PAGE = '''<!doctype html><meta charset=utf-8><title>chat</title>
<style>body{font:15px Cantarell,sans-serif;margin:0}#list{height:100vh;overflow-y:scroll}
.post{display:flex;gap:8px;padding:6px 12px}.face{width:28px;height:28px;border-radius:50%;background:#99a;flex:none}
.text{background:#eef;border-radius:12px;padding:6px 10px;white-space:pre-wrap;overflow-wrap:anywhere}</style>
<div id=list></div><script>
const list = document.getElementById('list'), posts = POSTS, seconds = SECONDS
for (const post of posts) {
  const row = document.createElement('div'), face = document.createElement('div'), text = document.createElement('div')
  row.className = 'post'; face.className = 'face'; text.className = 'text'; text.textContent = post
  row.append(face, text); list.append(row)
}
list.scrollTop = list.scrollHeight
requestAnimationFrame(() => requestAnimationFrame(() => {
  const open = performance.now(), times = []
  fetch('/opened', {method: 'POST', body: JSON.stringify({open})}).then(() => {
    const begin = performance.now(); let last = begin
    const step = now => {
      times.push(now - last); last = now; list.scrollTop -= 37
      if (list.scrollTop <= 0) list.scrollTop = list.scrollHeight
      if (now - begin < seconds * 1000) requestAnimationFrame(step)
      else fetch('/scrolled', {method: 'POST', body: JSON.stringify({times: times.slice(1)})})
    }
    requestAnimationFrame(step)
  })
}))
</script>'''


def in_background(work, *args):
    thread = threading.Thread(target=work, args=args, daemon=True)
    thread.start()
    return thread


def read_texts(log):
    """The bodies of the posts of a log of the stream."""
    with open(log, encoding='utf-8') as file:
        puts = (json.loads(line)['data']['put'] for line in file)
        return [put['body'] for put in puts if put['kind'] == 'post']


def serve(page):
    told = {'opened': threading.Event(), 'scrolled': threading.Event()}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header('Content-Type', 'text/html')
            self.end_headers()
            self.wfile.write(page.encode())

        def do_POST(self):
            said = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
            told[self.path[1:] + '_says'] = said
            told[self.path[1:]].set()
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    in_background(server.serve_forever)
    return server.server_address[1], told


def compare(program, folder, count, seconds):
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        measure.note('no Chromium on this machine: nothing to compare with')
        return
    log = os.path.join(folder, 'web.log')
    subprocess.run([program, 'log', log, '1', str(count)], check=True)
    texts = json.dumps(read_texts(log)).replace('<', '\\u003c')
    port, told = serve(PAGE.replace('POSTS', texts).replace('SECONDS', str(seconds)))
    began = time.monotonic()
    process = subprocess.Popen([browser, '--no-sandbox', '--no-first-run', '--disable-gpu', '--window-size=700,900',
                                f'--user-data-dir={folder}/browser', f'--app=http://127.0.0.1:{port}/'],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        if not told['opened'].wait(measure.DEADLINE_S):
            raise SystemExit('the web page did not open')
        started_ms = (time.monotonic() - began) * 1000
        memory = sum(measure.pss_mib(pid) for pid in [process.pid, *measure.children(process.pid)]
                     if pathlib.Path(f'/proc/{pid}').exists())
        if not told['scrolled'].wait(seconds + measure.DEADLINE_S):
            raise SystemExit('the web page did not scroll to its end')
        times = sorted(told['scrolled_says']['times'])
        measure.note(f'{os.path.basename(browser)}, {count} posts in a plain page: painted {started_ms:.0f} ms after the '
                     f'start, {told["opened_says"]["open"]:.0f} ms of them the page\'s own, PSS of its processes {memory:.0f} MiB; from frame to '
                     f'frame p50 {times[len(times) // 2]:.1f} ms, p99 {times[int(len(times) * 0.99)]:.1f} ms, longest '
                     f'{times[-1]:.1f} ms')
    finally:
        process.terminate()
        process.wait()
