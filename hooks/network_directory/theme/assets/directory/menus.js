// The menus work without this: they are <details>. Here Escape and a click elsewhere close an open one.
const menus = [...document.querySelectorAll("details.menu")];

function close(menu) {
  menu.open = false;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus.filter((item) => item.open)) {
    const inside = menu.contains(document.activeElement);
    close(menu);
    if (inside) menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  menus.filter((menu) => menu.open && !menu.contains(event.target)).forEach(close);
});
