/** What waits on this device while no page is open. */
import { Device } from '#exchange/device/database.ts';
import { deliver } from '#exchange/device/deliver.ts';
import { ownerNamed } from '#exchange/device/names.ts';

/** @throws where something still waits: browsers then ask again later */
export async function sendAll(): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? [];
  let done = true;
  for (const { name = '' } of databases) {
    const owner = ownerNamed(name);
    if (owner === null || !/^[\w-]+:[0-9a-f-]{36}$/.test(owner)) continue; // keys of cards lie beside
    const device = new Device(owner);
    done = (await deliver(owner, device, () => {})) && done;
    await device.close();
  }
  if (!done) throw new Error('something still waits');
}
