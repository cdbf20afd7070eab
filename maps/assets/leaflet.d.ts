// What these scripts use of Leaflet beyond its published types, and what they add to a map.
import "leaflet";

declare module "leaflet" {
  interface Map {
    _loaded?: boolean;
    _animatingZoom?: boolean;
    _layers: Record<string, Layer>;
    _getBoundsCenterZoom(bounds: LatLngBounds, options: FitBoundsOptions): { center: LatLng; zoom: number };
  }
  interface MapOptions {
    /** Pixels at each side that something else covers. */
    incidentPadding?: { left: number; top: number; right: number; bottom: number };
  }
  interface Renderer {
    _container: HTMLCanvasElement;
    _bounds: Bounds;
    _zoom: number;
    _update(): void;
  }
  interface Popup {
    _updateLayout(): void;
    _updatePosition(): void;
    _adjustPan(): void;
  }
}

declare global {
  interface Uint8ArrayConstructor { fromBase64?(text: string): Uint8Array<ArrayBuffer> }
}
