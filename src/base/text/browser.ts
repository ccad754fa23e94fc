export type Browser = { readonly name: string | null; readonly system: string | null };
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//u, 'Edge'],
  [/\bOPR\//u, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//u, 'Firefox'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/Chrome\/|\bCriOS\//u, 'Chrome'],
  [/\bVersion\/.*Safari\//u, 'Safari'],
  [/\bcurl\//u, 'curl'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/u, 'iPhone'],
  [/\biPad\b/u, 'iPad'],
  [/\bAndroid\b/u, 'Android'],
  [/\bWindows\b/u, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/u, 'macOS'],
  [/\bCrOS\b/u, 'ChromeOS'],
  [/\bLinux\b/u, 'Linux'],
];
/** What a browser says about itself, as a person would name it. */
export const browserOf = (agent: string | null): Browser => ({
  name: browsers.find(([pattern]) => pattern.test(agent ?? ''))?.[1] ?? null,
  system: systems.find(([pattern]) => pattern.test(agent ?? ''))?.[1] ?? null,
});
