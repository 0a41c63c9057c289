/** Finds QR codes in the pictures of a camera: by the browser where it can, else by a reader that comes when needed. */

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type Detectors = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};
type Look = (video: HTMLVideoElement) => Promise<string | null>;

/** Between two looks (ms). */
const PAUSE = 150;
/** Width at which pictures are looked at: enough for the largest code, and quick. */
const WIDTH = 720;

async function lookByBrowser(): Promise<Look | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: Detectors };
  if (!BarcodeDetector) return null;
  if (!(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function lookByScript(): Promise<Look> {
  const { default: jsQR } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!drawing || video.videoWidth === 0) return null;
    canvas.width = Math.min(WIDTH, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
  };
}

/**
 * Looks through the camera until the returned call.
 *
 * @param found each code that differs from the one before
 * @throws as `getUserMedia` does: refused, or no camera
 */
export async function readCodes(
  video: HTMLVideoElement,
  found: (text: string) => void,
): Promise<() => void> {
  if (!navigator.mediaDevices) throw new DOMException('no camera', 'NotFoundError');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
  });
  video.srcObject = stream;
  let stopped = false;
  const stop = () => {
    stopped = true;
    for (const track of stream.getTracks()) track.stop();
  };
  void (async () => {
    await video.play().catch(() => {});
    const look = (await lookByBrowser().catch(() => null)) ?? (await lookByScript());
    let last: string | null = null;
    while (!stopped) {
      const text = await look(video).catch(() => null);
      if (!stopped && text !== null && text !== last) found(text);
      last = text ?? last;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  })();
  return stop;
}
