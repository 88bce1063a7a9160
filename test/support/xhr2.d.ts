declare module 'xhr2' {
  const XMLHttpRequest: typeof globalThis.XMLHttpRequest
  export = XMLHttpRequest
}
