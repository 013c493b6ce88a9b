import "@testing-library/jest-dom/vitest";

document.documentElement.lang = "en-GB";
document.title = "Threshold";
document.body.className = "govuk-template__body govuk-frontend-supported";

// jsdom has no window to measure: every question about one is answered with yes, a roomy one.
window.matchMedia = (media) =>
  ({
    matches: !media.includes("prefers"),
    media,
    addEventListener() {},
    removeEventListener() {},
  }) as unknown as MediaQueryList;

// Nothing is ever resized.
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// jsdom has no layout and no dialogs; the behaviour the screens rely on is given here.
Element.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
