/**
 * Lets the worker hear what waits for it: a newer request, a cancel, a part that the cache has kept. The promises of
 * onnxruntime-web settle without a turn of the event loop, so a loop over sessions would go on deaf to its end.
 * A message comes back in some 20 µs, where a timer's turn takes 4 ms once timers are nested.
 */
export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
