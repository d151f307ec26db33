/**
 * Loaded before the program of `npm start` and its like: when the script that started it is gone, even by SIGKILL, the
 * program ends in good order instead of running on with nobody to stop it. Threads of the program load this file too;
 * they have no channel.
 */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
