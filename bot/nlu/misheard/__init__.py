"""What was probably said where a recogniser heard something else: 「照王伟借电话」 is 「找王伟接电话」.

A noisy channel: a language model of callers' sentences, and which words sound or are spelt alike."""
