/**
 * Ends the process with a plain line where Node is too old to install and build this project. The files that start a
 * command import only this one at first, and it keeps to syntax that old versions understand.
 */
export function refuseOldNode() {
  const version = process.versions.node.split('.').map(Number);
  const newEnough = version[0] > 20 || (version[0] === 20 && version[1] >= 19);
  if (newEnough) return;
  console.error(
    'This project needs Node 20.19 or newer to start, and this is Node ' +
      process.versions.node +
      '. Install a newer Node (https://nodejs.org) and run the command again.',
  );
  process.exit(1);
}
