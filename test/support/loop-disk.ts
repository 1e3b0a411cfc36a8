import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'breakwater-disk-';
const TOOLS = ['mkfs.ext4', 'mount', 'umount', 'losetup'];

/**
 * A file system of its own in a file: it can be full, and its device can be looked at as it is, without what the kernel
 * has not written to it yet. Linux alone, as root.
 */
export class LoopDisk {
  private constructor(private readonly base: string) {}

  /** Why there can be none here; undefined where there can. */
  static unavailable(): string | undefined {
    if (process.platform !== 'linux') return 'loop devices are of Linux';
    if (process.getuid?.() !== 0) return 'mounting a file system needs root';
    const missing = TOOLS.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
    if (missing.length > 0) return `${missing.join(', ')} not found`;
    return undefined;
  }

  /** An empty one. What tests that were killed have left mounted is taken away first. */
  static make(megabytes: number): LoopDisk {
    sweep();
    const disk = LoopDisk.placed();
    run('truncate', '-s', `${megabytes}M`, disk.image);
    run('mkfs.ext4', '-q', '-F', '-m', '0', disk.image);
    return disk.mounted();
  }

  /** Where it is mounted. */
  get folder(): string {
    return join(this.base, 'mount');
  }

  /**
   * Another one with exactly what has reached this one's device: what would be there after the power was cut now. Nobody
   * may be writing meanwhile; what the kernel still holds of this one stays behind.
   */
  asAfterPowerCut(): LoopDisk {
    const copy = LoopDisk.placed();
    run('cp', '--sparse=always', this.image, copy.image);
    return copy.mounted();
  }

  remove(): void {
    if (existsSync(this.base)) takeAway(this.base);
  }

  private static placed(): LoopDisk {
    // Named by its owner, so that one that was killed is known by its absence.
    const disk = new LoopDisk(join(tmpdir(), `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`));
    mkdirSync(disk.folder, { recursive: true, mode: 0o755 });
    return disk;
  }

  private get image(): string {
    return join(this.base, 'image');
  }

  private mounted(): LoopDisk {
    try {
      // Nothing goes to the device by the clock: only what was asked to go there.
      run('mount', '-o', 'loop,commit=300,nodiscard', this.image, this.folder);
    } catch (error) {
      this.remove();
      throw error;
    }
    return this;
  }
}

function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((found) => found.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0]);
    if (Number.isInteger(owner) && owner > 1 && !existsSync(`/proc/${owner}`)) takeAway(join(tmpdir(), name));
  }
}

/** A mount that is busy is let go of by whoever still holds it; its device goes with it. */
function takeAway(base: string): void {
  const folder = join(base, 'mount');
  if (spawnSync('umount', [folder]).status !== 0) spawnSync('umount', ['-l', folder]);
  rmSync(base, { recursive: true, force: true, maxRetries: 3 });
}

function run(command: string, ...parameters: string[]): void {
  const { status, stderr, error } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')}: ${stderr || String(error)}`);
}
