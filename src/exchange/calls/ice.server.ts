/** By which ways browsers reach each other. No password that lasts is given to a browser. */
import { createHmac } from 'node:crypto';

export type IceServer = { urls: string[]; username?: string; credential?: string };
export type Ice = { iceServers: IceServer[]; iceTransportPolicy: 'all' | 'relay' };

/** Times of STUN_URLS and the like as the environment has them; checked at the start. */
export type IceSettings = {
  STUN_URLS?: string | undefined;
  TURN_URLS?: string | undefined;
  TURN_SECRET?: string | undefined;
  CALLS_RELAY_ONLY?: string | undefined;
};

/** As long as the longest call may take, in seconds. */
const LASTS_S = 12 * 3600;
const listed = (text = '') => text.split(/[\s,]+/).filter(Boolean);

/**
 * The servers for one device, with a name and password that end by themselves: the scheme of
 * coturn's `use-auth-secret`. With TURN, everything goes through it unless CALLS_RELAY_ONLY=0: so
 * nobody in a call learns where another one is.
 *
 * @param device what the TURN server may log instead of a name
 */
export function iceFor(settings: IceSettings, device: string, now: Date): Ice {
  const { TURN_SECRET: secret, CALLS_RELAY_ONLY } = settings;
  const [stun, turn] = [listed(settings.STUN_URLS), listed(settings.TURN_URLS)];
  const relayed = turn.length > 0 && secret !== undefined && secret !== '';
  const relayOnly = relayed && CALLS_RELAY_ONLY !== '0';
  const servers: IceServer[] = stun.length > 0 && !relayOnly ? [{ urls: stun }] : [];
  if (relayed) {
    const username = `${Math.floor(now.getTime() / 1000) + LASTS_S}:${device}`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    servers.push({ urls: turn, username, credential });
  }
  return { iceServers: servers, iceTransportPolicy: relayOnly ? 'relay' : 'all' };
}
