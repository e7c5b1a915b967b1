/** A box of the file's page: `view` is a template of the journey's folder, in which it finds its own model as `panel.model`. */
export interface FilePanel {
  readonly view: string;
  readonly model: object;
}
