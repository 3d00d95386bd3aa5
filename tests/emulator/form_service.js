// A stand-in for Google's form and sheet services, as far as a form's script uses them. It refuses what the real ones
// refuse (an unknown id, an answer that is no choice, a second question's cell where there is none) and does what they
// do: a linked form makes its own sheet with a row of titles, each answer becomes a row, and triggers run after it.
const CLOUD = { forms: {}, files: {}, properties: {}, triggers: [], log: [], made: 0, now: Date.UTC(2026, 1, 3, 3, 22, 31, 250) };

const nextId = (prefix) => prefix + '-' + String(++CLOUD.made).padStart(6, '0') + '_Xy';
const fail = (message) => {
  throw new Error(message);
};

class Range {
  constructor(sheet, row, column, rows, columns) {
    if (!(row >= 1 && column >= 1 && rows >= 1 && columns >= 1)) {
      fail('The coordinates of the range are outside the dimensions of the sheet.');
    }
    Object.assign(this, { sheet, row, column, rows, columns });
  }
  getRow() {
    return this.row;
  }
  getSheet() {
    return this.sheet;
  }
  getValues() {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from({ length: this.columns }, (_, j) => (this.sheet.cells[this.row - 1 + i] || [])[this.column - 1 + j] ?? '')
    );
  }
  getValue() {
    return this.getValues()[0][0];
  }
  setValues(values) {
    if (values.length !== this.rows || values.some((row) => row.length !== this.columns)) {
      fail('The number of rows or columns in the data does not match the range.');
    }
    values.forEach((row, i) => row.forEach((value, j) => this.sheet.put(this.row - 1 + i, this.column - 1 + j, value)));
    return this;
  }
  setValue(value) {
    return this.setValues([[value]]);
  }
}

class Sheet {
  constructor(file, name, form) {
    Object.assign(this, { file, name, form, cells: [] });
  }
  put(row, column, value) {
    while (this.cells.length <= row) {
      this.cells.push([]);
    }
    if (typeof value === 'string' && /^[=+]/.test(value)) {
      fail('a formula was written: ' + value);
    }
    this.cells[row][column] = typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value;
  }
  getParent() {
    return this.file;
  }
  getName() {
    return this.name;
  }
  setName(name) {
    if (this.file.sheets.some((other) => other !== this && other.name === name)) {
      fail('A sheet with the name "' + name + '" already exists.');
    }
    this.name = name;
    return this;
  }
  getFormUrl() {
    return this.form ? this.form.getPublishedUrl() : null;
  }
  getLastRow() {
    return this.cells.length;
  }
  getLastColumn() {
    return Math.max(0, ...this.cells.map((row) => row.length));
  }
  getRange(row, column, rows = 1, columns = 1) {
    return new Range(this, row, column, rows, columns);
  }
  appendRow(values) {
    const row = this.cells.length;
    values.forEach((value, column) => this.put(row, column, value));
    return this;
  }
}

class Spreadsheet {
  constructor(name) {
    Object.assign(this, { id: nextId('dokumen'), title: name, sheets: [], locale: 'en_US' });
    this.sheets.push(new Sheet(this, 'Sheet1', null));
  }
  getId() {
    return this.id;
  }
  getSheets() {
    return this.sheets.slice();
  }
  getSheetByName(name) {
    return this.sheets.find((sheet) => sheet.name === name) || null;
  }
  deleteSheet(sheet) {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
  }
  setSpreadsheetLocale(locale) {
    this.locale = locale;
  }
}

class Item {
  constructor(form, type) {
    Object.assign(this, { form, type, title: '', help: '', required: false, choices: null, other: false });
    this.entry = 1000000 + ++CLOUD.made;
  }
  getTitle() {
    return this.title;
  }
  getType() {
    return this.type;
  }
  getIndex() {
    return this.form.items.indexOf(this);
  }
  setTitle(title) {
    const column = this.form.column(this.title);
    this.title = title;
    if (this.form.sheet && column > 0) {
      this.form.sheet.put(0, column, title);
    } else if (this.form.sheet && this.form.column(title) < 0) {
      this.form.sheet.put(0, this.form.sheet.getLastColumn(), title);
    }
    return this;
  }
  setHelpText(help) {
    this.help = help;
    return this;
  }
  setRequired(required) {
    this.required = required;
    return this;
  }
  setChoiceValues(choices) {
    if (!choices.length || new Set(choices).size !== choices.length || choices.some((choice) => choice === '')) {
      fail('Invalid data updating form.');
    }
    this.choices = choices.slice();
    return this;
  }
  showOtherOption(enabled) {
    this.other = enabled;
    return this;
  }
  setBounds(low, high) {
    this.bounds = [low, high];
    return this;
  }
  setLabels(low, high) {
    this.labels = [low, high];
    return this;
  }
  createResponse(answer) {
    for (const one of Array.isArray(answer) ? answer : [answer]) {
      if (this.choices && !this.other && !this.choices.includes(one)) {
        fail('Invalid response submitted to item: ' + one);
      }
      if (this.bounds && !(one >= this.bounds[0] && one <= this.bounds[1])) {
        fail('Invalid response submitted to scale: ' + one);
      }
    }
    return { getItem: () => this, getResponse: () => answer };
  }
}
const ITEM_NAMES = {
  MULTIPLE_CHOICE: 'MultipleChoice', LIST: 'List', CHECKBOX: 'Checkbox', SCALE: 'Scale', DATE: 'Date',
  PARAGRAPH_TEXT: 'ParagraphText',
};
for (const [type, name] of Object.entries(ITEM_NAMES)) {
  Item.prototype['as' + name + 'Item'] = function () {
    return this.type === type ? this : fail('Item is not a ' + type);
  };
}

class Response {
  constructor(form) {
    Object.assign(this, { form, answers: [], id: null, time: null });
  }
  withItemResponse(answer) {
    this.answers.push(answer);
    return this;
  }
  toPrefilledUrl() {
    const filled = this.answers.map((a) => '&entry.' + a.getItem().entry + '=' + encodeURIComponent(a.getResponse()));
    return this.form.getPublishedUrl() + '?usp=pp_url' + filled.join('');
  }
  getId() {
    return this.id;
  }
  getTimestamp() {
    return new Date(this.time);
  }
  getItemResponses() {
    return this.answers;
  }
}

class Form {
  constructor(title) {
    Object.assign(this, { id: nextId('formulir'), title, items: [], responses: [], settings: {}, sheet: null, file: null });
    this.published = false;
  }
  getId() {
    return this.id;
  }
  getPublishedUrl() {
    return 'https://docs.google.example/forms/d/e/' + this.id + '/viewform';
  }
  getItems() {
    return this.items.slice();
  }
  moveItem(from, to) {
    this.items.splice(to, 0, ...this.items.splice(from, 1));
  }
  setPublished(published) {
    this.published = published;
    return this;
  }
  setDestination(type, id) {
    this.file = CLOUD.files[id] || fail('no such spreadsheet');
    const number = this.file.sheets.filter((sheet) => sheet.form).length + 1;
    this.sheet = new Sheet(this.file, 'Form responses ' + number, this);
    this.file.sheets.unshift(this.sheet);
    ['Cap waktu', ...this.items.map((item) => item.title)].forEach((title, i) => this.sheet.put(0, i, title));
    return this;
  }
  getDestinationId() {
    return this.file ? this.file.id : fail('The form currently has no response destination.');
  }
  createResponse() {
    return new Response(this);
  }
  getResponses(since) {
    return this.responses.filter((response) => !since || response.time >= since.getTime());
  }
  column(title) {
    return this.sheet ? this.sheet.cells[0].indexOf(title) : -1;
  }
  /** What a respondent does: answers are given by the question's title; `id` edits an earlier answer. */
  answer(given, milliseconds, id) {
    CLOUD.now += milliseconds;
    const response = id ? this.responses.find((one) => one.id === id) : new Response(this);
    response.time = CLOUD.now;
    response.answers = Object.entries(given).map(([title, answer]) => {
      const item = this.items.find((one) => one.title === title) || fail('no question ' + title);
      return item.createResponse(answer);
    });
    this.items.filter((item) => item.required && !(item.title in given)).forEach((item) => fail('required: ' + item.title));
    response.id = response.id || nextId('2_ABaOnud');
    if (!id) {
      this.responses.push(response);
    }
    let row = null;
    if (this.sheet) {
      row = id ? response.row : this.sheet.getLastRow() + 1;
      response.row = row;
      this.sheet.put(row - 1, 0, new Date(Math.floor(CLOUD.now / 1000) * 1000));
      for (const answer of response.answers) {
        const value = answer.getResponse();
        const shown = Array.isArray(value) ? value.join(', ') : value;
        this.sheet.cells[row - 1][this.column(answer.getItem().title)] = shown;
      }
    }
    for (const trigger of CLOUD.triggers) {
      if (trigger.source === this.id) {
        globalThis[trigger.handler]({ source: this, response });
      } else if (this.file && trigger.source === this.file.id) {
        globalThis[trigger.handler]({ source: this.file, range: this.sheet.getRange(row, 1, 1, this.sheet.getLastColumn()) });
      }
    }
    return response.id;
  }
}
for (const name of ['Title', 'Description', 'ConfirmationMessage', 'CollectEmail', 'LimitOneResponsePerUser',
  'AllowResponseEdits', 'PublishingSummary', 'ShowLinkToRespondAgain', 'ShuffleQuestions', 'RequireLogin']) {
  Form.prototype['set' + name] = function (value) {
    this.settings[name] = value;
    return this;
  };
}
for (const [type, name] of Object.entries(ITEM_NAMES)) {
  Form.prototype['add' + name + 'Item'] = function () {
    const item = new Item(this, type);
    this.items.push(item);
    return item;
  };
}

globalThis.FormApp = {
  ItemType: Object.fromEntries(Object.keys(ITEM_NAMES).map((name) => [name, name])),
  DestinationType: { SPREADSHEET: 'SPREADSHEET' },
  create: (title) => {
    const form = new Form(title);
    CLOUD.forms[form.id] = form;
    return form;
  },
  openById: (id) => CLOUD.forms[id] || fail('No item with the given ID could be found: ' + id),
};
globalThis.SpreadsheetApp = {
  create: (name) => {
    const file = new Spreadsheet(name);
    CLOUD.files[file.id] = file;
    return file;
  },
  openById: (id) => CLOUD.files[id] || fail('Document is missing: ' + id),
  flush: () => undefined,
};
globalThis.PropertiesService = {
  getScriptProperties: () => ({
    getProperty: (name) => CLOUD.properties[name] ?? null,
    setProperty: (name, value) => {
      CLOUD.properties[name] = String(value);
    },
  }),
};
const builder = (handler, source) => ({
  onFormSubmit: () => ({ create: () => CLOUD.triggers.push({ handler, source }) }),
});
globalThis.ScriptApp = {
  getProjectTriggers: () =>
    CLOUD.triggers.map((one) => ({ getHandlerFunction: () => one.handler, getTriggerSourceId: () => one.source })),
  newTrigger: (handler) => ({
    forForm: (form) => builder(handler, form.id || form),
    forSpreadsheet: (file) => builder(handler, file.id || file),
  }),
};
globalThis.Logger = { log: (text) => CLOUD.log.push(String(text)) };

/** A sheet as `File > Download > CSV` gives it: what the sheet's locale shows, quoted where needed. */
const two = (number) => String(number).padStart(2, '0');
const shown = (value) =>
  value instanceof Date
    ? two(value.getUTCDate()) + '/' + two(value.getUTCMonth() + 1) + '/' + value.getUTCFullYear() + ' ' +
      value.getUTCHours() + ':' + two(value.getUTCMinutes()) + ':' + two(value.getUTCSeconds())
    : String(value ?? '');
const asCsv = (sheet) =>
  sheet.cells
    .map((row) => Array.from({ length: sheet.getLastColumn() }, (_, i) => '"' + shown(row[i]).replaceAll('"', '""') + '"').join(','))
    .join('\r\n') + '\r\n';
