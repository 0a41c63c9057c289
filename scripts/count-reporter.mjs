// A reporter for Node's test runner that writes how many tests passed and failed, as JSON.
export default async function* count(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:summary' || data.file) continue;
    const { passed, failed, cancelled } = data.counts;
    yield JSON.stringify({ passed, failed: failed + cancelled });
  }
}
