import "@fontsource/atkinson-hyperlegible-next/latin-400.css";
import "@fontsource/atkinson-hyperlegible-next/latin-600.css";
import "@fontsource/atkinson-hyperlegible-next/latin-700.css";
import "@fontsource/atkinson-hyperlegible-next/latin-ext-400.css";
import "@fontsource/atkinson-hyperlegible-next/latin-ext-700.css";
import "./theme/index.scss";
import { mount } from "svelte";
import App from "./App.svelte";
import { chooseHost } from "./host/choose";
import { appearance, show } from "./shell/appearance";

show(appearance());

const target = document.getElementById("app");
if (target === null) throw new Error("index.html holds no #app");

chooseHost().then((host) => mount(App, { target, props: { host } }));
