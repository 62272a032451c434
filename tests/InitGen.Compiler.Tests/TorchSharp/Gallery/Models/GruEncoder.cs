using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Two inputs, a tuple of results, a state that may be left out.
public sealed class GruEncoder : Module<Tensor, Tensor?, (Tensor Output, Tensor State)>
{
    private readonly Module<Tensor, Tensor> embedding;
    private readonly GRU gru;
    private readonly Linear project;

    public GruEncoder(long vocabulary, long width = 128) : base(nameof(GruEncoder))
    {
        embedding = Embedding(vocabulary, width);
        gru = GRU(width, width, batchFirst: true);
        project = Linear(width, width);
        RegisterComponents();
    }

    public override (Tensor Output, Tensor State) forward(Tensor tokens, Tensor? state)
    {
        var embedded = functional.dropout(embedding.forward(tokens), 0.1, training);
        var (output, last) = gru.forward(embedded, state);
        return (output, torch.tanh(project.forward(last)));
    }
}
