/** The viewer that is nobody in particular: the product itself. */
export { serviceViewer } from '../store/viewing.ts';
