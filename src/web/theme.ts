import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

// Shade 7 carries white text at 4.5:1 or more, and is itself readable as text on the light page.
const petrol: MantineColorsTuple = [
  '#eaf4f4',
  '#d2e7e8',
  '#a5ced1',
  '#76b4b9',
  '#55a3aa',
  '#348891',
  '#1f747d',
  '#155f68',
  '#0e4c54',
  '#083940',
];
const amber: MantineColorsTuple = [
  '#fff8ec',
  '#fdf0da',
  '#f9d596',
  '#f4bd5f',
  '#efa832',
  '#d98c10',
  '#b0700a',
  '#8a5608',
  '#6b4206',
  '#543404',
];
const red: MantineColorsTuple = [
  '#fdf1f0',
  '#fbe2e0',
  '#f4b2ae',
  '#ee8883',
  '#e8665f',
  '#db4a43',
  '#c93a33',
  '#b22d27',
  '#93211c',
  '#741712',
];
const green: MantineColorsTuple = [
  '#e9f6ee',
  '#d0ecdb',
  '#a0d8b7',
  '#6ec391',
  '#4bb077',
  '#30955d',
  '#217f4c',
  '#18693d',
  '#105331',
  '#0a3f25',
];
const dark: MantineColorsTuple = [
  '#d8dfe0',
  '#bcc6c7',
  '#97a4a6',
  '#6f7d80',
  '#465357',
  '#344044',
  '#232c2f',
  '#161c1e',
  '#101517',
  '#0a0e0f',
];
const gray: MantineColorsTuple = [
  '#f5f7f6',
  '#edf0ef',
  '#e1e6e5',
  '#d0d7d6',
  '#b6c0c0',
  '#8c989a',
  '#68757a',
  '#4b575b',
  '#333d40',
  '#1d2527',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, amber, red, green, teal: green, dark, gray },
  black: '#1a2224',
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace:
    "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.65rem', lineHeight: '1.25' },
      h2: { fontSize: '1.22rem', lineHeight: '1.3' },
      h3: { fontSize: '1.02rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Tooltip: {
      defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: false } },
    },
    // its placeholder for the first focus is a child that a menu must not have
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } },
    // its header is no banner of the page
    Modal: {
      defaultProps: { centered: true, attributes: { header: { role: 'presentation' } } },
      styles: { title: { fontWeight: 650, fontSize: '1.1rem' } },
    },
    Card: { defaultProps: { padding: 'md' } },
    // a word in a badge is never cut for the sake of its neighbours
    Badge: {
      defaultProps: { tt: 'none' },
      styles: { root: { flex: 'none' }, label: { overflow: 'visible' } },
    },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f6f5',
    '--mantine-color-dimmed': '#566265',
    '--mantine-color-placeholder': '#6a767a',
    '--mantine-color-error': 'var(--mantine-color-red-7)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
    '--anteroom-surface': '#ffffff',
    '--anteroom-chrome': '#ffffff',
    '--anteroom-line': '#dde3e2',
    '--anteroom-glow': '#f4bd5f',
  },
  dark: {
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--mantine-color-placeholder': '#8b989a',
    '--tooltip-bg': 'var(--mantine-color-dark-4)',
    '--tooltip-color': 'var(--mantine-color-white)',
    '--anteroom-surface': '#1c2426',
    '--anteroom-chrome': '#1a2123',
    '--anteroom-line': '#2f3a3d',
    '--anteroom-glow': '#f4bd5f',
  },
});
