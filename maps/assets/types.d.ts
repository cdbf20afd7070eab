// What a page carries, as maps/payload.py, maps/basemap.py and maps/panel.py write it. Unknown is null, never 0.

/** Latitude and longitude in degrees, WGS 84; longitudes may run on beyond 180. */
type Place = [number, number];
/** x and y in pixels. */
type Pixel = [number, number];
/** Points of the outline of an area, as Leaflet takes them. */
type Ring = Place[];
/** x, y, x, y ... of the world (geometry/mercator.js): no object a point. */
type WorldLine = Float64Array;
/** One byte a row: 1 where it is shown. */
type Mask = Uint8Array;
type Rows = Uint32Array | number[];

type Toll = "killed" | "injured" | "missing";
type Munition = "launched" | "intercepted" | "hit";
type Span = "low" | "high";
type NumberColumn = "latitude" | "longitude" | "area" | "style" | "parent_row" | "uncertainty_m"
  | `${Toll}_${Span | "best"}` | `${Munition | "civilians_killed" | "children_killed"}_${Span}`;
type TextColumn = "status" | "code" | "title" | "level" | "parent" | "event_type" | "verification" | "date_start" | "date_end"
  | "date_precision" | "time_local" | "place" | "admin1" | "country" | "location_precision" | "attacker"
  | "attribution" | "target_types" | "target_names" | "weapons" | "weapon_types" | "launch_sites" | "sources"
  | "source_urls" | "summary" | "media_urls" | "graphic_media_urls" | "datasets" | "contested" | "admin1_code";

/** Bytes: a block of their own, or a place in the bundle of small ones; `plain` is their length. */
interface PackedBlock { plain: number; at?: number; block?: number }
/** Whole numbers above `base`; no width where all are the same. */
interface PackedWhole extends Partial<PackedBlock> { base: number; width?: 1 | 2 | 4; steps?: boolean }
interface PackedNumbers extends Partial<PackedWhole> { scale?: number; floats?: PackedBlock; unknown?: PackedBlock; texts?: undefined }
interface PackedTexts { texts: PackedBlock; positions?: PackedWhole }

/** How one kind of weapon is drawn; `shape` is an SVG path in a box of 24 by 24. */
interface Style { key: string; label: string; colour: string; night: string; shape: string }
/** A weapon type, then low and high of launched and of intercepted, and the weapon where it is named. */
type Use = [string, number | null, number | null, number | null, number | null, string | null];

interface Site { name: string; latitude: number; longitude: number; uncertainty_m?: number | null }
interface RangeRing { site: string; place: Place; weapon: string; low: number | null; high: number | null }
/** What the scripts of the layers need beside the columns (`pack` of a layer in maps/layers). */
interface LayerData {
  areas?: { topologies: Topology[]; places: { code: string; name: string; whole: 0 | 1 }[] };
  launches?: Site[];
  provinces?: { topology: Topology; named: Record<string, string> };
  ranges?: RangeRing[];
  [layer: string]: unknown;
}

/** A table of what is said of incidents; `of` is how many of its rows each incident has. */
interface PackedTable { count: number; columns: Record<string, PackedTexts | PackedNumbers>; of?: PackedNumbers | null }
interface PackedRecords { tables: Record<string, PackedTable>; labels: Record<string, Record<string, string>> }

/** The head of the incidents of one layer: everything but the blocks. */
interface Head {
  count: number;
  /** Names and kinds of the flat columns, in their order. */
  flat: [string, string][];
  located: number;
  columns: Partial<Record<NumberColumn, PackedNumbers> & Record<TextColumn, PackedTexts>>;
  labels: Partial<Record<TextColumn, Record<string, string>>>;
  /** Weapon type to the broader one. */
  above: Record<string, string>;
  /** By row, of rows that have several weapon uses. */
  uses: Record<number, Use[]>;
  /** By row, of waves with strikes: 1 where its own casualties are of more than this map asks for. */
  waves: Record<number, 0 | 1>;
  /** A weapon to its family or type, a type ("type drone") to the broader one. */
  broader: Record<string, string>;
  /** Other names of what a column names: of a weapon by its slug, of a place or attacker by its name. */
  aliases: Partial<Record<TextColumn, Record<string, string[]>>>;
  /** Claims, statements, sources and media; null where the page was made without. */
  records: PackedRecords | null;
  styles: Style[];
  layers: LayerData;
  names: Record<string, string>;
  marks: Record<string, string>;
  bundle: { plain: number };
}

interface AreaShape { type: "Polygon" | "MultiPolygon"; arcs: any[]; properties?: Record<string, string> }
interface Topology {
  arcs: Place[][];
  objects: Record<string, { geometries: AreaShape[] }>;
  transform?: { scale: [number, number]; translate: [number, number] };
}
/** An area by polygons; a polygon is its outer line, then those of its holes. */
interface Area<Line> { properties: Record<string, string>; polygons: Line[][] }

/** Rank and points, in steps of a grid. */
type WaterLine = [number, number[]];
interface WaterData { steps: number; river: WaterLine[]; lake: WaterLine[] }
/** Name, latitude, longitude, zoom from which it is named, whether it is a capital. */
type TownData = [string, number, number, number, number];
interface GroundData { countries: Topology; provinces: Topology | null; water: WaterData; towns: TownData[] }

/** A service of tiles, as maps/tiles.py describes it. */
interface TileService {
  name: string; url: string; subdomains: string; hosts: string[]; credit: [string, string | null][];
  min_zoom: number; max_zoom: number; bounds: [Place, Place];
}
/** A step of a story; `address` is what stands after the # when the map shows it. */
interface StoryStep { title: string; text: string; address: string }
interface PanelTexts {
  title: string; made: [string, string][]; left_out: string[]; left_out_records: number; story: StoryStep[]; credits: string[]; borders: string; positions: string; tiles: TileService[];
}

/** What the reader asks for, as text of the fields; "" asks for nothing. */
interface Asked {
  q: string; weapon: string; weapon_type: string; event_type: string; target: string; country: string; admin1: string; attacker: string;
  source: string; dataset: string; verification: string; contested: string;
  killed_min: string; injured_min: string; missing_min: string; launched_min: string; from: string; to: string;
  /** The drawn area, as geometry/drawn_area.js writes it. */
  area: string;
}

/** Sums of a toll or of munitions: null when nobody states a figure or somebody left it open. */
interface Sum {
  records: number;
  /** Records that state nothing. */
  unknown: number;
  /** Records whose counts are of other weapons, or of several together. */
  joint: number;
  low: number | null; best: number | null; high: number | null;
}
/** Waves that count together with their parts, through the parts that fit, and not at all. */
interface WavesLeftOut { withParts: number; partsThatFit: number; noPartFits: number }
interface Totals { incidents: number; leftOut: WavesLeftOut; killed: Sum; injured: Sum; missing: Sum; launched: Sum; intercepted: Sum }
