/** A door ajar: light falls through. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill="#0e4c54" />
      <path d="M9 26V6.5A1.5 1.5 0 0 1 10.5 5h11A1.5 1.5 0 0 1 23 6.5V26z" fill="#f4bd5f" />
      <path d="M9 26V5.6l8.6 2.9a1.2 1.2 0 0 1 .8 1.1V28.2a.7.7 0 0 1-.9.7z" fill="#eaf4f4" />
      <circle cx="15.6" cy="18" r="1.25" fill="#0e4c54" />
      <path d="M5 26h4M23 26h4" stroke="#a5ced1" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
