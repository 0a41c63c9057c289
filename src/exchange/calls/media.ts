/** The device's microphone and camera. */

export type MediaTrouble = 'refused' | 'no-microphone' | 'busy' | 'no-camera';

const sound = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const picture = (facingMode: 'user' | 'environment') => ({
  facingMode,
  width: { ideal: 1280 },
  height: { ideal: 720 },
});

function troubleOf(thrown: unknown): 'refused' | 'no-microphone' | 'busy' {
  const { name } = thrown as Error;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'no-microphone';
}

/** Asks once for both; without a camera, or where it is not allowed, the voice alone will do. */
export async function openMedia(
  withCamera: boolean,
): Promise<{ stream: MediaStream; trouble: MediaTrouble | null } | { trouble: MediaTrouble }> {
  const devices = navigator.mediaDevices;
  if (!devices) return { trouble: 'no-microphone' };
  if (withCamera) {
    try {
      const both = { audio: sound, video: picture('user') };
      return { stream: await devices.getUserMedia(both), trouble: null };
    } catch {
      // the next try says what is wrong
    }
  }
  try {
    const stream = await devices.getUserMedia({ audio: sound });
    return { stream, trouble: withCamera ? 'no-camera' : null };
  } catch (thrown) {
    return { trouble: troubleOf(thrown) };
  }
}

/** @returns null when there is none, or none that may be used */
export async function openCamera(facing: 'user' | 'environment'): Promise<MediaStreamTrack | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: picture(facing) });
    return stream.getVideoTracks()[0] ?? null;
  } catch {
    return null;
  }
}

export async function countCameras(): Promise<number> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return all.filter(({ kind }) => kind === 'videoinput').length;
}

/** Bits a second and how much smaller, by how many others the picture is sent to, each by itself. */
export function pictureFor(others: number): { maxBitrate: number; scaleResolutionDownBy: number } {
  if (others <= 1) return { maxBitrate: 1_500_000, scaleResolutionDownBy: 1 };
  if (others <= 3) return { maxBitrate: 500_000, scaleResolutionDownBy: 2 };
  return { maxBitrate: 250_000, scaleResolutionDownBy: 3 };
}
