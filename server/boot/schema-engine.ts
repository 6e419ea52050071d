import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import pg from 'pg';

/** Lends Prisma's schema engine, in its WebAssembly build, on a database; it needs no program beside Node. */
export async function withSchemaEngine<Result>(
  url: string,
  schema: SchemasContainer,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const Engine = await (engineClass ??= loadEngine());
  const datamodels = schema.files.map(({ path, content }): [string, string] => [path, content]);
  const factory = bindMigrationAwareSqlAdapterFactory(new EngineAdapter(url));
  const engine = await Engine.new({ datamodels }, () => undefined, factory);
  try {
    return await use(engine);
  } finally {
    engine.free();
  }
}

// Once in a process: the parts that join the module keep views of its first memory.
let engineClass: Promise<typeof SchemaEngine> | undefined;

type Glue = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: WebAssembly.Exports): void };

/** The package's own entry imports the .wasm file as a module, which Node 20 cannot do: its parts are joined here. */
async function loadEngine(): Promise<typeof SchemaEngine> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: tellPanic } });
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  // safe because the package's version is pinned, and this is what that version's own entry does
  const glue = (await import(pathToFileURL(path).href)) as Glue;
  const module = await WebAssembly.compile(readFileSync(join(dirname(path), 'schema_engine_bg.wasm')));
  // safe because every export of this module is a function
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports };
  const { exports } = await WebAssembly.instantiate(module, imports);
  glue.__wbg_set_wasm(exports);
  const start = exports['__wbindgen_start'];
  if (start instanceof Function) Reflect.apply(start, undefined, []);
  return glue.SchemaEngine;
}

function tellPanic(message: string): void {
  process.stderr.write(`The schema engine failed: ${message}\n`);
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Prisma's adapter drops its shadow database while it is itself connected to it: this one lets go first. */
class EngineAdapter extends PrismaPg {
  readonly #url: string;

  constructor(url: string) {
    super({ connectionString: url });
    this.#url = url;
  }

  override async connect(): Promise<Adapter> {
    return readCharacters(await super.connect());
  }

  override async connectToShadowDb(): Promise<Adapter> {
    const name = `lode_shadow_${randomUUID().replaceAll('-', '')}`;
    await this.#administer(`create database ${name}`);
    const url = Object.assign(new URL(this.#url), { pathname: `/${name}` }).href;
    const adapter = readCharacters(await new PrismaPg({ connectionString: url }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.#administer(`drop database ${name} with (force)`);
    };
    return adapter;
  }

  async #administer(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

const characterOid = 18;
const textOid = 25;

type Internals = { performIO(query: object): Promise<{ fields?: { dataTypeID: number }[] }> };

/**
 * The engine reads catalogue columns of the internal type "char", which the adapter refuses: they pass it as text and
 * get their true type afterwards.
 */
function readCharacters(adapter: Adapter): Adapter {
  // safe because the adapter's version is pinned; the method is private in its types only
  const internals = adapter as unknown as Internals;
  const performIO = internals.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const characters = new WeakMap<object, number[]>();

  internals.performIO = async (query) => {
    const result = await performIO(query);
    const fields = result.fields ?? [];
    const found = fields.flatMap(({ dataTypeID }, index) => (dataTypeID === characterOid ? [index] : []));
    for (const field of fields) if (field.dataTypeID === characterOid) field.dataTypeID = textOid;
    characters.set(query, found);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of characters.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}
