import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { Refusal } from './refusal.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Ctrl-C reaches us from the terminal and again from npm, which passes it on: within this time it is one. */
const SAME_SIGNAL_MS = 500;

/**
 * Waits for a child, passing on to it every signal that asks us to end, so that it can end in good order first.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, interrupted: boolean }>} its exit code (where a signal ended it, 128 plus the
 * number of the signal, as shells do), and whether we were asked to end meanwhile
 */
export function waitFor(child) {
  let interrupted = false;
  let last = -Infinity;
  const forward = (signal) => {
    if (performance.now() - last < SAME_SIGNAL_MS) return;
    last = performance.now();
    interrupted = true;
    child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  const unwatch = whenNpmIsGone(() => forward('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve({ code: code ?? 128 + constants.signals[signal], interrupted }),
    );
  }).finally(() => {
    unwatch();
    for (const signal of FORWARDED) process.off(signal, forward);
  });
}

/**
 * Calls back when npm, which started us, has ended before us. A signal sent to npm alone ends npm and its shell but
 * does not reach us: we are then handed to another parent. A command started without npm may outlive its parent, as
 * nohup wants it to.
 */
function whenNpmIsGone(callback) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 250);
  return () => clearInterval(timer);
}

/**
 * Waits for a child that is one step of several: where we are asked to end, no further step may follow.
 *
 * @returns {Promise<number>} its exit code
 * @throws {Refusal} where we were asked to end
 */
export async function waitForStep(child) {
  const { code, interrupted } = await waitFor(child);
  if (interrupted) throw new Refusal('Stopped.');
  return code;
}

/**
 * Runs a program, as one step of several, whose output matters only if it fails.
 *
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runQuietly(program, args, options = {}) {
  const chunks = [];
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  child.on('error', (error) => chunks.push(Buffer.from(error.message)));
  const closed = new Promise((resolve) => child.once('close', resolve));
  const code = await waitForStep(child).catch(absentProgram);
  await closed;
  return { code, output: Buffer.concat(chunks).toString() };
}

/** 127 is what shells give where there is no such program. */
function absentProgram(error) {
  if (error.code === 'ENOENT') return 127;
  throw error;
}

/**
 * Says what is going on while something long is under way: the line at once, then every ten seconds how long it has
 * taken so far, and at the end how long in all.
 *
 * @template T
 * @param {string} line
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(line, work) {
  const begun = performance.now();
  console.log(`${line} …`);
  const timer = setInterval(() => console.log(`  still at it after ${elapsed(begun)}`), 10_000);
  try {
    const result = await work();
    console.log(`  took ${elapsed(begun)}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** The time since `begun`, a value of performance.now(), for people: '3.2 s'. */
export function elapsed(begun) {
  return `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
}
