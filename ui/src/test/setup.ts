import "@testing-library/jest-dom/vitest";

document.documentElement.lang = "en-GB";
document.title = "Threshold";
document.body.className = "govuk-template__body govuk-frontend-supported";

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
