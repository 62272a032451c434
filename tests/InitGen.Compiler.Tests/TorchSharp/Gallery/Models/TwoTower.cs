using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Users and things, each with a tower of its own, and their inner product.
public sealed class TwoTower : Module<Tensor, Tensor, Tensor>
{
    private readonly Embedding users, items;
    private readonly Sequential userTower, itemTower;

    public TwoTower(int userCount = 50_000, int itemCount = 20_000, int width = 64) : base(nameof(TwoTower))
    {
        users = Embedding(userCount, width);
        items = Embedding(itemCount, width);
        init.uniform_(users.weight, -0.5, 0.5);
        init.uniform_(items.weight, -0.5, 0.5);
        userTower = Tower(width);
        itemTower = Tower(width);
        RegisterComponents();
    }

    private static Sequential Tower(int width) => nn.Sequential(nn.Linear(width, 2 * width), nn.ReLU(), nn.Linear(2 * width, width));

    public override Tensor forward(Tensor user, Tensor item)
    {
        var u = functional.normalize(userTower.forward(users.forward(user)));
        var i = functional.normalize(itemTower.forward(items.forward(item)));
        return (u * i).sum(-1);
    }
}
