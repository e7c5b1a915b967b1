/** Viewers that are nobody in particular: the public, and the product itself. */
export { publicViewer, serviceViewer } from '../store/viewing.ts';
