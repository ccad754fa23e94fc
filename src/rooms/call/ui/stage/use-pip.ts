import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';

/** Not yet in the types of browsers: https://wicg.github.io/document-picture-in-picture/ */
type DocumentPip = {
  readonly requestWindow: (size: {
    readonly width: number;
    readonly height: number;
  }) => Promise<Window>;
};
const documentPip = (): DocumentPip | undefined =>
  (window as { readonly documentPictureInPicture?: DocumentPip }).documentPictureInPicture;

export type Pip = {
  readonly can: boolean;
  readonly shown: boolean;
  readonly toggle: () => void;
  /**
   * A small window of ours to draw the others into; null while there is none, and where only one
   * picture can be lifted out.
   */
  readonly window: Window | null;
};

/**
 * The others in a small window above all programs: all of them where the browser lets a page draw
 * it, else the one who speaks or the shared screen.
 */
export function usePip(others: number): Pip {
  const t = useTranslations('rooms.room');
  const [small, setSmall] = useState<Window | null>(null);
  const [lifted, setLifted] = useState(false);
  const draws = documentPip() !== undefined;
  useEffect(() => () => small?.close(), [small]);
  useEffect(() => {
    const look = () => setLifted(document.pictureInPictureElement !== null);
    // these events of a picture bubble
    document.addEventListener('enterpictureinpicture', look);
    document.addEventListener('leavepictureinpicture', look);
    return () => {
      document.removeEventListener('enterpictureinpicture', look);
      document.removeEventListener('leavepictureinpicture', look);
      if (document.pictureInPictureElement)
        void document.exitPictureInPicture().catch(() => undefined);
    };
  }, []);
  const open = useCallback(async () => {
    if (!draws) return void (await loudest()?.requestPictureInPicture());
    const made = await documentPip()!.requestWindow({ width: 420, height: 300 });
    dress(made.document);
    made.addEventListener('pagehide', () => setSmall(null));
    setSmall(made);
  }, [draws]);
  const shown = small !== null || lifted;
  const toggle = useCallback(() => {
    if (small) small.close();
    else if (lifted) void document.exitPictureInPicture().catch(() => undefined);
    else open().catch(() => notifications.show({ message: t('smallFailed'), color: 'red' }));
  }, [small, lifted, open, t]);
  const can = shown || (others > 0 && (draws || document.pictureInPictureEnabled));
  return { can, shown, toggle, window: small };
}

/**
 * What is worth lifting out when it can only be one: a shared screen, else whoever is heard most.
 */
function loudest(): HTMLVideoElement | undefined {
  const screen = document.querySelector<HTMLVideoElement>('video[data-screen]');
  if (screen) return screen;
  const videos = [
    ...document.querySelectorAll<HTMLVideoElement>('li > video:not([data-own], [data-hidden])'),
  ];
  const level = (video: HTMLVideoElement): number =>
    Number(video.parentElement?.style.getPropertyValue('--level') || 0);
  return videos.toSorted((one, other) => level(other) - level(one))[0];
}

/** Our looks for the document of the small window, under the same content security policy. */
function dress(small: Document): void {
  for (const { name, value } of document.documentElement.attributes)
    small.documentElement.setAttribute(name, value);
  for (const sheet of document.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')) {
    const copy = small.importNode(sheet, true);
    copy.nonce = sheet.nonce; // copies of a node lose it
    small.head.append(copy);
  }
  small.title = document.title;
}
