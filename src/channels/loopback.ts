/** Whether an address is this machine's own. */
export const isLoopback = (address: string | undefined): boolean => address === '::1' || /^(?:::ffff:)?127\./.test(address ?? '')
/** Whether a host's name stands for this machine. */
export const isLoopbackName = (name: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i.test(name)
