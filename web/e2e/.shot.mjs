// usage: node shot.mjs NAME HASH WIDTHS SCHEMES 'actions js'
import { start } from "./lib/browser.mjs";
import { App } from "./lib/app.mjs";
import { serve } from "./lib/server.mjs";
const [name, hash, widths, schemes, code] = process.argv.slice(2);
const server = await serve(); const browser = await start();
for (const w of widths.split(",")) for (const scheme of schemes.split(",")) {
  const width = Number(w); const height = width < 500 ? 664 : width < 1000 ? 1180 : width > 1800 ? 1080 : 900;
  const page = await browser.open({ width, height, scheme, touch: width < 500 });
  page.setDefaultTimeout(60000);
  try {
    const app = await App.visit(page, server.url, hash);
    const f = new Function("app", "page", `return (async () => { ${code ?? ""} })()`);
    const r = await f(app, page);
    if (r !== undefined) console.log(w, scheme, JSON.stringify(r));
  } catch (e) { console.log(w, scheme, String(e).slice(0, 400)); }
  await page.screenshot({ path: `/tmp/shots/${name}-${w}-${scheme}.png` });
  if (page.faults.length) console.log(page.faults.slice(0,3));
  await page.leave();
}
await browser.close(); await server.close?.(); process.exit(0);
